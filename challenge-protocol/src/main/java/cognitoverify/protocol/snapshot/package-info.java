/**
 * What happens before Lambda takes a snapshot of a function: a rehearsal, so that the first
 * invocation after a restore finds all classes loaded.
 */
@NullMarked
package cognitoverify.protocol.snapshot;

import org.jspecify.annotations.NullMarked;
