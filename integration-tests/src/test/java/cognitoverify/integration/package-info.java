/** Tests of what is deployed as a whole: the template, and what {@code sam build} makes of it. */
@NullMarked
package cognitoverify.integration;

import org.jspecify.annotations.NullMarked;
