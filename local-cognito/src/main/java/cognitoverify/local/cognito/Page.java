package cognitoverify.local.cognito;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of the class path folder {@code page}. */
final class Page {
    /** No dots but before the ending: no way out of the folder. */
    private static final Pattern FILE = Pattern.compile("/((?:[\\w-]+/)*[\\w-]+(?:\\.[\\w-]+)*)");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "webmanifest", "application/manifest+json");

    private Page() {}

    static HttpReply reply(String path) throws IOException {
        var file = FILE.matcher(path.equals("/") ? "/index.html" : path);
        if (!file.matches()) {
            return notFound();
        }
        try (var stream = Page.class.getResourceAsStream("/page/" + file.group(1))) {
            return stream == null
                    ? notFound()
                    : new HttpReply(200, type(file.group(1)), stream.readAllBytes());
        }
    }

    private static String type(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static HttpReply notFound() {
        return HttpReply.text(404, "Nothing is here");
    }
}
