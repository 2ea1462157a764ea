package cognitoverify.setup.aws;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.util.Locale;

/** What to tell a person when AWS could not be asked or said no. */
public final class AwsTrouble {
    private AwsTrouble() {}

    /** The same, said so that one knows what to do. The SDK's own text is left out. */
    public static SetupException explained(SdkException trouble) {
        var message =
                switch (trouble) {
                    case AwsServiceException answer -> refusal(answer);
                    case SdkClientException client when isNetwork(client) ->
                            "AWS can't be reached. Check the network, the region and"
                                    + " --endpoint-url.";
                    default ->
                            "AWS could not be asked. Most often there are no usable credentials:"
                                    + " sign in (aws login, aws sso login), or name a profile with"
                                    + " --profile that `aws sts get-caller-identity` works with.";
                };
        return new SetupException(ExitCode.UNREACHABLE, message);
    }

    /** AWS's name for what went wrong, e.g. {@code AccessDeniedException}. */
    public static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    /** Whether AWS lets this identity not do that. */
    private static boolean isDenied(AwsServiceException answer) {
        return code(answer).startsWith("AccessDenied") || answer.statusCode() == 403;
    }

    private static String refusal(AwsServiceException answer) {
        var code = code(answer);
        var service =
                answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().serviceName();
        var said = "AWS (" + service + ") answered " + code + ".";
        if (isExpired(code)) {
            return said + " The credentials are not valid, or no longer: sign in again.";
        }
        if (isDenied(answer)) {
            return said
                    + " This identity may not do that; docs/operations.md lists the permissions"
                    + " that each command needs.";
        }
        if (code.toLowerCase(Locale.ROOT).contains("throttl") || code.startsWith("TooManyReq")) {
            return said + " It is busy: try again in a minute.";
        }
        if (answer.statusCode() >= 500) {
            return said + " It has trouble of its own: try again later.";
        }
        return said + requestId(answer.requestId());
    }

    private static String requestId(@Nullable String id) {
        return id == null ? "" : " (request " + id + ")";
    }

    private static boolean isExpired(String code) {
        return code.startsWith("ExpiredToken")
                || code.startsWith("UnrecognizedClient")
                || code.startsWith("InvalidClientTokenId")
                || code.startsWith("InvalidSignature")
                || code.startsWith("SignatureDoesNotMatch");
    }

    private static boolean isNetwork(SdkClientException trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
