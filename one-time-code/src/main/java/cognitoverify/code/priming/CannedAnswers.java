package cognitoverify.code.priming;

/** What is answered to whom. Shaped like the real answers, so that the same classes read them. */
final class CannedAnswers {
    static final String DIGITS = "00000000000000000000000000000000";
    static final String ACCOUNT_SID = "AC" + DIGITS;
    static final String SERVICE_SID = "VA" + DIGITS;
    static final String CREDENTIALS = "/credentials";

    private static final String ITEM = "{\"key\":{\"S\":\"user\"},\"guesses\":{\"N\":\"0\"}}";

    private CannedAnswers() {}

    /** An answer of HTTP. */
    record Answer(int status, String type, String body) {
        private static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }

        private static Answer aws(int status, String body) {
            return new Answer(status, "application/x-amz-json-1.0", body);
        }
    }

    /**
     * Answers.
     *
     * @param path of the request
     * @param target what is called of AWS, as {@code AmazonSSM.GetParameters}; empty if it is none
     * @param serial of the request, so that not all are answered alike
     */
    static Answer answer(String path, String target, String body, long serial) {
        return switch (target.substring(target.indexOf('.') + 1)) {
            case "GetParameters" -> Answer.aws(200, parameters());
            case "GetItem" -> Answer.aws(200, "{\"Item\":" + ITEM + "}");
            case "UpdateItem" -> Answer.aws(200, "{\"Attributes\":" + ITEM + "}");
            case "TransactWriteItems" ->
                    serial % 2 == 0 ? Answer.aws(200, "{}") : Answer.aws(400, cancelled());
            default -> answer(path, body);
        };
    }

    private static Answer answer(String path, String body) {
        if (path.endsWith("/Verifications")) {
            return Answer.json(201, verification("pending"));
        }
        if (path.endsWith("/VerificationCheck")) {
            var isRight = body.contains(LoopbackServices.RIGHT_CODE);
            return Answer.json(200, verification(isRight ? "approved" : "pending"));
        }
        return path.equals(CREDENTIALS) ? Answer.json(200, credentials()) : Answer.json(404, "{}");
    }

    private static String verification(String status) {
        return """
        {"sid":"%s","service_sid":"%s","account_sid":"%s","to":"%s","channel":"sms",\
        "status":"%s","valid":%s,"amount":null,"payee":null,"lookup":{},"sna":null,\
        "date_created":"2026-01-01T00:00:00Z","date_updated":"2026-01-01T00:00:00Z",\
        "send_code_attempts":[{"time":"2026-01-01T00:00:00Z","channel":"SMS",\
        "attempt_sid":"VL%s"}],"sna_attempts_error_codes":[],\
        "url":"https://loopback.example/"}\
        """
                .formatted(
                        LoopbackServices.VERIFICATION_SID,
                        SERVICE_SID,
                        ACCOUNT_SID,
                        LoopbackServices.NUMBER,
                        status,
                        status.equals("approved"),
                        DIGITS);
    }

    private static String parameters() {
        return "{\"Parameters\":[%s,%s],\"InvalidParameters\":[]}"
                .formatted(
                        parameter(LoopbackServices.SECRET, "canned"),
                        // 32 bytes of nothing.
                        parameter(LoopbackServices.LEDGER_KEY, "A".repeat(43) + "="));
    }

    private static String parameter(String name, String value) {
        return """
        {"Name":"%s","Type":"SecureString","Value":"%s","Version":1,"DataType":"text",\
        "ARN":"arn:aws:ssm:us-east-1:000000000000:parameter%s","LastModifiedDate":1.7672256E9}\
        """
                .formatted(name, value, name);
    }

    /** A user whose record is another than was thought: somebody who comes back. */
    private static String cancelled() {
        return """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
        "Message":"Transaction cancelled","CancellationReasons":[\
        {"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":%s},\
        {"Code":"None"},{"Code":"None"},{"Code":"None"}]}\
        """
                .formatted(ITEM);
    }

    private static String credentials() {
        return """
        {"AccessKeyId":"canned","SecretAccessKey":"canned","Token":"canned",\
        "Expiration":"2999-01-01T00:00:00Z"}\
        """;
    }
}
