/** What the three functions say to each other, to the client and to the operator: pure values. */
@NullMarked
package cognitoverify.protocol;

import org.jspecify.annotations.NullMarked;
