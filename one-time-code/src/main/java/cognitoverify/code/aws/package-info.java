/** What the adapters for AWS services share: where a service is, and as whom it is asked. */
@NullMarked
package cognitoverify.code.aws;

import org.jspecify.annotations.NullMarked;
