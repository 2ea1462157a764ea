/**
 * One POST over {@code HttpURLConnection}, which loads fewer classes than the JDK's newer client.
 */
@NullMarked
package cognitoverify.code.http;

import org.jspecify.annotations.NullMarked;
