package cognitoverify.local.verify;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a request to Verify wants.
 *
 * @param service the service it names, the empty string if the path is not Verify's
 * @param sid the verification it names in the path, else the empty string
 */
record Route(Operation operation, String service, String sid) {
    private static final Pattern PATH =
            Pattern.compile(
                    "/v2/Services/(?<service>[^/]+)"
                            + "(?:(?<resource>/Verifications|/VerificationCheck)"
                            + "(?:/(?<sid>[^/]+))?)?");

    /** Everything that is served. */
    enum Operation {
        CREATE,
        CHECK,
        FETCH,
        UPDATE,
        FETCH_SERVICE,
        UNKNOWN;

        boolean meetsWeather() {
            return this == CREATE || this == CHECK;
        }
    }

    static Route of(Call call) {
        var path = PATH.matcher(call.path());
        if (!path.matches()) {
            return new Route(Operation.UNKNOWN, "", "");
        }
        var sid = Objects.requireNonNullElse(path.group("sid"), "");
        var resource = Objects.requireNonNullElse(path.group("resource"), "");
        var wanted = call.method() + resource + (sid.isEmpty() ? "" : "/sid");
        return new Route(operation(wanted), path.group("service"), sid);
    }

    private static Operation operation(String wanted) {
        return switch (wanted) {
            case "POST/Verifications" -> Operation.CREATE;
            case "POST/VerificationCheck" -> Operation.CHECK;
            case "GET/Verifications/sid" -> Operation.FETCH;
            case "POST/Verifications/sid" -> Operation.UPDATE;
            case "GET" -> Operation.FETCH_SERVICE;
            default -> Operation.UNKNOWN;
        };
    }
}
