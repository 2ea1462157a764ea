/** Asks services of AWS: where they are, as whom, and signed. */
@NullMarked
package cognitoverify.code.aws;

import org.jspecify.annotations.NullMarked;
