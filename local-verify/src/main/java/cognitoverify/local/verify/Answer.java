package cognitoverify.local.verify;

import com.fasterxml.jackson.databind.JsonNode;

/** What a request is answered with, before the weather has its way with it. */
record Answer(int status, String contentType, String body) {
    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString());
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body + "\n");
    }

    static Answer html(int status) {
        var body = "<html><body><h1>" + status + "</h1>From a gateway, not Twilio.</body></html>";
        return new Answer(status, "text/html; charset=utf-8", body);
    }
}
