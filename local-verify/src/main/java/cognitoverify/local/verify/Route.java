package cognitoverify.local.verify;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a request to Verify wants.
 *
 * @param service the service it names, the empty string if it names none or the path is not
 *     Verify's
 * @param sid the verification it names in the path, else the empty string
 */
record Route(Operation operation, String service, String sid) {
    private static final Pattern PATH =
            Pattern.compile(
                    "/v2/Services(?:/(?<service>[^/]+)"
                            + "(?:(?<resource>/Verifications|/VerificationCheck)"
                            + "(?:/(?<sid>[^/]+))?)?)?");

    /** Everything that is served. */
    enum Operation {
        CREATE,
        CHECK,
        FETCH,
        UPDATE,
        CREATE_SERVICE,
        FETCH_SERVICE,
        UPDATE_SERVICE,
        LIST_SERVICES,
        UNKNOWN;

        boolean meetsWeather() {
            return this == CREATE || this == CHECK || isAboutServices();
        }

        /** Whether it is about services, of which there are others than the one that sends. */
        boolean isAboutServices() {
            return this == CREATE_SERVICE
                    || this == FETCH_SERVICE
                    || this == UPDATE_SERVICE
                    || this == LIST_SERVICES;
        }
    }

    static Route of(Call call) {
        var path = PATH.matcher(call.path());
        if (!path.matches()) {
            return new Route(Operation.UNKNOWN, "", "");
        }
        var sid = Objects.requireNonNullElse(path.group("sid"), "");
        var resource = Objects.requireNonNullElse(path.group("resource"), "");
        var service = Objects.requireNonNullElse(path.group("service"), "");
        var wanted =
                call.method()
                        + (service.isEmpty() ? "/" : "")
                        + resource
                        + (sid.isEmpty() ? "" : "/sid");
        return new Route(operation(wanted), service, sid);
    }

    private static Operation operation(String wanted) {
        return switch (wanted) {
            case "POST/Verifications" -> Operation.CREATE;
            case "POST/VerificationCheck" -> Operation.CHECK;
            case "GET/Verifications/sid" -> Operation.FETCH;
            case "POST/Verifications/sid" -> Operation.UPDATE;
            case "GET" -> Operation.FETCH_SERVICE;
            case "POST" -> Operation.UPDATE_SERVICE;
            case "GET/" -> Operation.LIST_SERVICES;
            case "POST/" -> Operation.CREATE_SERVICE;
            default -> Operation.UNKNOWN;
        };
    }
}
