/** JSON as a tree, which is how Cognito's documents are built and read here. */
@NullMarked
package cognitoverify.local.cognito.json;

import org.jspecify.annotations.NullMarked;
