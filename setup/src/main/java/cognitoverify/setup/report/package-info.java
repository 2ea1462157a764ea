/** What a command found and did, for a person and for a script, and how it ends. */
@NullMarked
package cognitoverify.setup.report;

import org.jspecify.annotations.NullMarked;
