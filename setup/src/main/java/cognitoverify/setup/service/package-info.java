/** The Verify service: made as sign-in needs it, and looked at for what should be mended. */
@NullMarked
package cognitoverify.setup.service;

import org.jspecify.annotations.NullMarked;
