/** AWS as its command line finds it: profile, region, endpoint; and what is deployed there. */
@NullMarked
package cognitoverify.setup.aws;

import org.jspecify.annotations.NullMarked;
