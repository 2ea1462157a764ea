package cognitoverify.integration;

import static cognitoverify.protocol.SignInMode.MFA;
import static cognitoverify.protocol.SignInMode.PASSWORDLESS;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitoverify.code.Deadline;
import cognitoverify.code.SecretReading.Cause;
import cognitoverify.code.SecretReading.Unavailable;
import cognitoverify.define.DefineChallengeHandler;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;
import cognitoverify.ledger.table.Read;
import cognitoverify.ledger.table.Table;
import cognitoverify.ledger.table.Write;
import cognitoverify.ledger.table.Written;
import cognitoverify.local.verify.Weather;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The lines that the three functions really write in whatever can happen to a sign-in: what
 * dashboards, alarms and the schema are compared with. A reason that no situation here leads to
 * makes the schema's test fail.
 */
final class EmittedLines {
    private static final Duration NEXT_CODE = Duration.ofSeconds(700);
    private static final Duration NO_TIME = Duration.ZERO;
    private static final List<Weather> WEATHERS =
            List.of(
                    Weather.reset(),
                    Weather.html(502),
                    Weather.html(200),
                    Weather.html(302),
                    Weather.status(401),
                    Weather.code(403, 70051),
                    Weather.code(429, 20429),
                    Weather.code(400, 60245),
                    Weather.code(400, 99999),
                    Weather.code(0, 60202),
                    Weather.code(0, 60203),
                    Weather.code(0, 60205),
                    Weather.code(0, 60410),
                    Weather.code(0, 60605));

    private static final String METADATA =
            "v1;guesses=0;sends=1;firstSentAt=%d;lastSentAt=%d;channel=sms;sentChannel=sms;"
                    + "verificationSid=VE00000000000000000000000000000001";

    private final List<String> lines = new ArrayList<>();

    private EmittedLines() {}

    /** All of them, each a JSON object; made once. */
    static List<JsonNode> all() {
        return Made.LINES;
    }

    private static final class Made {
        static final List<JsonNode> LINES = make();

        private static List<JsonNode> make() {
            var emitted = new EmittedLines();
            for (var mode : SignInMode.values()) {
                emitted.everyEvent(mode);
                emitted.everyWeather(mode);
                emitted.everySecret(mode);
                emitted.budgets(mode);
                emitted.unreachable(mode);
            }
            emitted.twilioOutOfReach();
            emitted.wrongGuesses();
            emitted.duplicates();
            emitted.manyRounds();
            emitted.ledger();
            emitted.errors();
            return emitted.lines.stream().<JsonNode>map(line -> Event.parse(line).node()).toList();
        }
    }

    /** The events that are there for people to try. */
    private void everyEvent(SignInMode mode) {
        for (var place : List.of(LedgerPlace.in(mode), LedgerPlace.in(mode).withoutLedger())) {
            at(place, _ -> everyEvent(place.functions()));
        }
    }

    private static void everyEvent(Functions functions) {
        for (var trigger : List.of("define", "create", "verify")) {
            for (var file : Event.files(trigger)) {
                functions.invoke(function(trigger), Event.file(file));
            }
        }
        malformed(functions);
    }

    private static String function(String trigger) {
        return switch (trigger) {
            case "define" -> Functions.DEFINE;
            case "create" -> Functions.CREATE;
            case "verify" -> Functions.VERIFY;
            default -> throw new IllegalArgumentException(trigger);
        };
    }

    private static void malformed(Functions functions) {
        functions.invoke(
                Functions.VERIFY,
                SignInEvents.ann(PASSWORDLESS)
                        .verify()
                        .with("/request/privateChallengeParameters", Map.of("sentAt", "soon")));
        functions.invoke(
                Functions.VERIFY,
                SignInEvents.ann(PASSWORDLESS)
                        .verify()
                        .with("/request/privateChallengeParameters/sentAt", "0"));
        functions.invoke(
                Functions.DEFINE,
                SignInEvents.ann(MFA)
                        .define()
                        .with(
                                "/request/session",
                                List.of(
                                        Map.of("challengeName", "SRP_A", "challengeResult", true),
                                        Map.of(
                                                "challengeName",
                                                "PASSWORD_VERIFIER",
                                                "challengeResult",
                                                false))));
        var right =
                Map.of(
                        "challengeName",
                        "CUSTOM_CHALLENGE",
                        "challengeResult",
                        true,
                        "challengeMetadata",
                        METADATA.formatted(1, 1));
        functions.invoke(
                Functions.DEFINE,
                SignInEvents.unknownUser().define().with("/request/session", List.of(right)));
    }

    /** Those to whom no code can be sent. */
    private void unreachable(SignInMode mode) {
        for (var number : List.of("2025550100", "+19002345678", "+442079460000")) {
            at(
                    LedgerPlace.in(mode).with("CHANNELS", "sms"),
                    place -> {
                        var signIn =
                                new CognitoStandIn(
                                        place.functions(),
                                        SignInEvents.ann(mode)
                                                .of(
                                                        "0588acd1-0000-4000-8000-000000000000",
                                                        number));
                        start(place, signIn);
                        signIn.answer("123456");
                    });
        }
    }

    private void everyWeather(SignInMode mode) {
        for (var weather : WEATHERS) {
            at(
                    LedgerPlace.in(mode),
                    place -> {
                        place.verify().weather(weather);
                        start(place, place.ann());
                        place.clock.pass(NEXT_CODE);
                        place.verify().weather(Weather.none());
                        var ann = place.ann();
                        start(place, ann);
                        place.verify().weather(weather);
                        ann.answer("123456");
                        place.verify().weather(Weather.none());
                        ann.answer(place.newest().code());
                    });
        }
    }

    private void everySecret(SignInMode mode) {
        for (var cause : Cause.values()) {
            at(
                    LedgerPlace.in(mode).secrets(_ -> new Unavailable(cause)),
                    place -> {
                        start(place, place.ann());
                        check(place);
                    });
        }
    }

    private void budgets(SignInMode mode) {
        for (var variable :
                List.of(
                        "MAX_SENDS_PER_USER_AND_DAY",
                        "MAX_SENDS_PER_DESTINATION_AND_DAY",
                        "MAX_SENDS_PER_COUNTRY_AND_HOUR",
                        "MAX_SENDS_PER_HOUR")) {
            at(
                    LedgerPlace.in(mode).with(variable, "1"),
                    place -> {
                        start(place, place.ann());
                        place.clock.pass(NEXT_CODE);
                        start(place, place.ann());
                        start(place, another(place, 1));
                    });
        }
        at(
                LedgerPlace.in(mode)
                        .with("STOP_COUNTRIES", "true")
                        .with("MAX_SENDS_PER_COUNTRY_AND_HOUR", "100"),
                place -> {
                    for (var i = 0; i <= 50; i++) {
                        start(place, another(place, i));
                    }
                });
    }

    /** Nobody listens at the address, there is no time, or it is somebody else who answers. */
    private void twilioOutOfReach() {
        var nobody = LedgerPlace.in(PASSWORDLESS).with("VERIFY_BASE_URL", "http://127.0.0.1:1");
        var late =
                LedgerPlace.in(PASSWORDLESS)
                        .sender(
                                sender ->
                                        (to, channel, _) ->
                                                sender.send(to, channel, Deadline.in(NO_TIME)))
                        .checker(
                                checker ->
                                        (check, _) -> checker.check(check, Deadline.in(NO_TIME)));
        for (var place : List.of(nobody, late)) {
            at(
                    place,
                    _ -> {
                        place.ann().start();
                        check(place);
                    });
        }
        answering(
                "{\"sid\":\"VE00000000000000000000000000000001\",\"status\":\"approved\"}",
                uri ->
                        at(
                                LedgerPlace.in(PASSWORDLESS).with("VERIFY_BASE_URL", uri),
                                place -> {
                                    var ann = place.ann();
                                    ann.start();
                                    ann.answer("123456");
                                }));
    }

    private void wrongGuesses() {
        for (var mode : SignInMode.values()) {
            at(
                    LedgerPlace.in(mode).with("MAX_GUESSES_PER_USER", "5"),
                    place -> {
                        guess(place, "111111", "222222", "333333");
                        guess(place, "444444", "555555", "666666");
                        guess(place, "777777");
                    });
        }
    }

    private static void guess(LedgerPlace place, String... answers) {
        var ann = place.ann();
        start(place, ann);
        Stream.of(answers).forEach(ann::answer);
    }

    private void duplicates() {
        at(
                LedgerPlace.in(PASSWORDLESS),
                place -> {
                    var ann = place.ann();
                    ann.start();
                    var twin = place.ann();
                    twin.start();
                    twin.resend();
                    var answer = ann.verification("123456");
                    var functions = place.functions();
                    functions.invoke(Functions.VERIFY, answer);
                    functions.invoke(Functions.VERIFY, answer);
                });
        at(
                LedgerPlace.in(PASSWORDLESS),
                place -> {
                    var ann = place.ann();
                    ann.start();
                    place.clock.pass(Duration.ofSeconds(31));
                    ann.resend();
                    var sentAt = place.clock.instant().getEpochSecond();
                    place.clock.pass(Duration.ofSeconds(35));
                    place.functions().invoke(Functions.CREATE, resendOfOne(sentAt));
                });
    }

    /** A session that knows of one send less than the ledger. */
    private static Event resendOfOne(long sentAt) {
        return SignInEvents.ann(PASSWORDLESS)
                .create()
                .with("/request/clientMetadata", Map.of("codeAction", "resend"))
                .with(
                        "/request/session",
                        List.of(
                                Map.of(
                                        "challengeName",
                                        "CUSTOM_CHALLENGE",
                                        "challengeResult",
                                        false,
                                        "challengeMetadata",
                                        METADATA.formatted(sentAt, sentAt))));
    }

    private void manyRounds() {
        at(
                LedgerPlace.in(MFA),
                place -> {
                    var ann = place.ann();
                    start(place, ann);
                    for (var round = 0; round < 15; round++) {
                        ann.resend();
                    }
                });
    }

    private void ledger() {
        at(LedgerPlace.in(PASSWORDLESS).withoutKey(), place -> place.ann().start());
        var busy = new AtomicBoolean();
        at(
                LedgerPlace.in(PASSWORDLESS).table(table -> new Sometimes(table, busy)),
                place -> {
                    var ann = place.ann();
                    ann.start();
                    busy.set(true);
                    ann.answer("123456");
                    place.clock.pass(NEXT_CODE);
                    place.ann().start();
                });
    }

    private void errors() {
        at(
                LedgerPlace.in(PASSWORDLESS)
                        .sender(
                                _ ->
                                        (_, _, _) -> {
                                            throw bug();
                                        })
                        .checker(
                                _ ->
                                        (_, _) -> {
                                            throw bug();
                                        }),
                place -> {
                    var ann = place.ann();
                    ann.start();
                    ann.answer("123456");
                });
        at(
                LedgerPlace.in(PASSWORDLESS)
                        .secrets(
                                _ -> {
                                    throw bug();
                                }),
                place -> place.unknownUser().start());
        var log = new CapturedLog();
        var event = new CognitoUserPoolDefineAuthChallengeEvent();
        event.setRequest(new BrokenRequest());
        new DefineChallengeHandler(new SignInPolicy(PASSWORDLESS, 3), log.log())
                .handleRequest(event, new FakeContext());
        lines.addAll(log.lines());
    }

    private static IllegalStateException bug() {
        return new IllegalStateException("a bug");
    }

    private void at(LedgerPlace place, Consumer<LedgerPlace> happens) {
        try (place) {
            happens.accept(place);
            lines.addAll(place.log.lines());
        }
    }

    /** The first code, after the password if there is one. */
    private static void start(LedgerPlace place, CognitoStandIn signIn) {
        signIn.start();
        if (place.mode() == MFA) {
            signIn.password(Map.of());
        }
    }

    /** An answer to a code that was sent just now, as verify is told. */
    private static void check(LedgerPlace place) {
        place.functions()
                .invoke(
                        Functions.VERIFY,
                        SignInEvents.ann(place.mode())
                                .verify()
                                .with(
                                        "/request/privateChallengeParameters/sentAt",
                                        String.valueOf(place.clock.instant().getEpochSecond())));
    }

    private static CognitoStandIn another(LedgerPlace place, int index) {
        return new CognitoStandIn(
                place.functions(),
                SignInEvents.ann(place.mode())
                        .of(
                                "00000000-0000-4000-8000-%012d".formatted(index),
                                "+1202555%04d".formatted(100 + index)));
    }

    private static void answering(String body, Consumer<String> happening) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        try (exchange) {
                            var bytes = body.getBytes(UTF_8);
                            exchange.getRequestBody().readAllBytes();
                            exchange.sendResponseHeaders(200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                        }
                    });
            server.start();
            happening.accept("http://127.0.0.1:" + server.getAddress().getPort());
            server.stop(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Sometimes(Table table, AtomicBoolean busy) implements Table {
        @Override
        public Written write(List<Write> writes, Deadline deadline) {
            return busy.get() ? new Written.Conflict() : table.write(writes, deadline);
        }

        @Override
        public Read read(String key, Deadline deadline) {
            return table.read(key, deadline);
        }
    }

    private static final class BrokenRequest
            extends CognitoUserPoolDefineAuthChallengeEvent.Request {
        @Override
        public Map<String, String> getClientMetadata() {
            throw bug();
        }
    }
}
