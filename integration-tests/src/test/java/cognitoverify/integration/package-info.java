/**
 * Tests of what is deployed as a whole: the template, what {@code sam build} makes of it, and
 * sign-ins through the functions in containers.
 */
@NullMarked
package cognitoverify.integration;

import org.jspecify.annotations.NullMarked;
