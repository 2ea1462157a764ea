package cognitoverify.define;

import static cognitoverify.protocol.SignInMode.MFA;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.define.Decision.AskForCode;
import cognitoverify.define.Decision.AskForPassword;
import cognitoverify.define.Decision.Fail;
import cognitoverify.define.Decision.IssueTokens;
import cognitoverify.lambda.CapturedLog;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.LambdaFunction;
import cognitoverify.protocol.ChallengeMetadata;
import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SendWindow;
import cognitoverify.protocol.SignInMode;
import cognitoverify.protocol.SignInPolicy;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * D1 to D6, proven: every session of up to four entries, of every name with every result, with
 * metadata of ours and without, for existing users and others, with an action and without. What a
 * session is, is written as one letter an entry; which sessions lead on, as regular expressions
 * that share nothing with the code.
 */
class EverySessionTest {
    private static final int LONGEST = 4;
    private static final Event START = Event.file("passwordless/01-define-start.json");
    private static final boolean[] FLAGS = {false, true};
    private static final @Nullable String[] NAMES = {
        "CUSTOM_CHALLENGE",
        "SRP_A",
        "PASSWORD_VERIFIER",
        "SMS_MFA",
        "DEVICE_SRP_AUTH",
        "DEVICE_PASSWORD_VERIFIER",
        "ADMIN_NO_SRP_AUTH",
        "NEW_PASSWORD_REQUIRED",
        "SOMETHING_NEW",
        "Custom_Challenge",
        "srp_a",
        null
    };

    /**
     * r and w: our round, right and wrong, of which R and W come after all guesses. s, p: SRP and
     * the password.
     */
    private static final List<Letter> ALPHABET = alphabet();

    private static final Pattern TOKENS_PASSWORDLESS = Pattern.compile("s?[wW]*r");
    private static final Pattern TOKENS_MFA = Pattern.compile("sp[wW]*r");
    private static final Pattern CODE_PASSWORDLESS = Pattern.compile("s?([wW]*w)?");
    private static final Pattern CODE_MFA = Pattern.compile("sp([wW]*w)?");

    private record Letter(char letter, Step step) {}

    @ParameterizedTest
    @EnumSource
    void everySessionLeadsWhereTheTableSays(SignInMode mode) {
        var seen = EnumSet.noneOf(Next.class);

        walk(
                new ArrayList<>(),
                new StringBuilder(),
                LONGEST,
                (session, steps) -> {
                    var listed = listed(mode, session);
                    seen.add(listed);
                    check(mode, session, steps, listed);
                });

        assertThat(seen).contains(Next.TOKENS, Next.CODE, Next.FAIL);
    }

    /** The same through the handler and Lambda's serializer, for sessions of up to two entries. */
    @ParameterizedTest
    @EnumSource
    void everyShortSessionGetsExactlyOneDecision(SignInMode mode) {
        var define =
                new LambdaFunction<>(
                        new DefineChallengeHandler(
                                new SignInPolicy(mode, 3), new CapturedLog().log()),
                        CognitoUserPoolDefineAuthChallengeEvent.class);

        walk(
                new ArrayList<>(),
                new StringBuilder(),
                2,
                (session, steps) -> {
                    var event = START.with("/request/session", json(steps));
                    var response = define.invoke(event).get("response");
                    var decisions =
                            (response.has("challengeName") ? 1 : 0)
                                    + (response.get("issueTokens").asBoolean() ? 1 : 0)
                                    + (response.get("failAuthentication").asBoolean() ? 1 : 0);
                    if (decisions != 1
                            || response.get("issueTokens").asBoolean()
                                    != (listed(mode, session) == Next.TOKENS)) {
                        throw new AssertionError(mode + " " + session + " led to " + response);
                    }
                });
    }

    private static List<@Nullable Map<String, @Nullable Object>> json(List<Step> steps) {
        var entries = new ArrayList<@Nullable Map<String, @Nullable Object>>();
        for (var step : steps) {
            entries.add(step.equals(Step.NONE) ? null : json(step));
        }
        return entries;
    }

    private static Map<String, @Nullable Object> json(Step step) {
        var entry = new HashMap<String, @Nullable Object>();
        entry.put("challengeName", step.name());
        entry.put("challengeResult", step.correct());
        entry.put("challengeMetadata", step.metadata() == null ? null : step.metadata().format());
        return entry;
    }

    private enum Next {
        PASSWORD,
        CODE,
        TOKENS,
        FAIL
    }

    private static Next listed(SignInMode mode, String session) {
        if (session.indexOf('.') >= 0) {
            return Next.FAIL;
        }
        if (mode == MFA && session.equals("s")) {
            return Next.PASSWORD;
        }
        if ((mode == MFA ? CODE_MFA : CODE_PASSWORDLESS).matcher(session).matches()) {
            return Next.CODE;
        }
        return (mode == MFA ? TOKENS_MFA : TOKENS_PASSWORDLESS).matcher(session).matches()
                ? Next.TOKENS
                : Next.FAIL;
    }

    /**
     * For users who exist and others, with an action and without: both only ever take tokens away.
     */
    private static void check(SignInMode mode, String session, List<Step> steps, Next listed) {
        for (var userNotFound : FLAGS) {
            for (var hasAction : FLAGS) {
                var noTokens = listed == Next.TOKENS && (userNotFound || hasAction);
                var decision =
                        new SignInRules(new SignInPolicy(mode, 3), userNotFound, hasAction)
                                .next(steps);
                if (next(decision) != (noTokens ? Next.FAIL : listed)) {
                    throw new AssertionError(mode + " " + session + " led to " + decision);
                }
            }
        }
    }

    private static Next next(Decision decision) {
        return switch (decision) {
            case AskForPassword _ -> Next.PASSWORD;
            case AskForCode _ -> Next.CODE;
            case IssueTokens _ -> Next.TOKENS;
            case Fail _ -> Next.FAIL;
        };
    }

    private static void walk(
            List<Step> steps,
            StringBuilder session,
            int longest,
            BiConsumer<String, List<Step>> visitor) {
        visitor.accept(session.toString(), steps);
        if (steps.size() == longest) {
            return;
        }
        for (var letter : ALPHABET) {
            steps.add(letter.step);
            session.append(letter.letter);
            walk(steps, session, longest, visitor);
            steps.removeLast();
            session.setLength(session.length() - 1);
        }
    }

    private static List<Letter> alphabet() {
        var letters = new ArrayList<Letter>();
        letters.add(new Letter('.', Step.NONE));
        letters.add(letter("CUSTOM_CHALLENGE", true, 3));
        letters.add(letter("CUSTOM_CHALLENGE", false, 3));
        for (var name : NAMES) {
            for (var correct : List.of(true, false)) {
                letters.add(letter(name, correct, null));
                letters.add(letter(name, correct, 0));
            }
        }
        return letters;
    }

    private static Letter letter(
            @Nullable String name, boolean correct, @Nullable Integer guesses) {
        return new Letter(
                shape(name + " " + correct + " " + guesses),
                new Step(name, correct, metadata(guesses)));
    }

    private static char shape(String step) {
        return switch (step) {
            case "CUSTOM_CHALLENGE true 0" -> 'r';
            case "CUSTOM_CHALLENGE true 3" -> 'R';
            case "CUSTOM_CHALLENGE false 0" -> 'w';
            case "CUSTOM_CHALLENGE false 3" -> 'W';
            case "SRP_A true null", "SRP_A true 0" -> 's';
            case "PASSWORD_VERIFIER true null",
                    "PASSWORD_VERIFIER true 0",
                    "PASSWORD_VERIFIER true 3" ->
                    'p';
            default -> '.';
        };
    }

    private static @Nullable ChallengeMetadata metadata(@Nullable Integer guesses) {
        return guesses == null
                ? null
                : new ChallengeMetadata(guesses, SendWindow.NONE, Channel.SMS, null, "");
    }
}
