/**
 * Lambda on this machine, as far as a function's start can tell: the Runtime API, a process with
 * one processor, and what the function asks.
 */
@NullMarked
package cognitoverify.benchmarks.lambda;

import org.jspecify.annotations.NullMarked;
