/** Reads the secret from AWS Systems Manager Parameter Store. */
@NullMarked
package cognitoverify.code.ssm;

import org.jspecify.annotations.NullMarked;
