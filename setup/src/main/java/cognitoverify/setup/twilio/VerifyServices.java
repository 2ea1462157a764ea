package cognitoverify.setup.twilio;

import cognitoverify.setup.report.SetupException;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.Service;
import com.twilio.rest.verify.v2.service.VerificationCheck;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A Twilio account's Verify services, and whether its secret is right. */
public final class VerifyServices {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MISSING_PERMISSION = 70051;

    /** No verification has this SID: a check of it does nothing. */
    private static final String NO_VERIFICATION = "VE" + "0".repeat(32);

    private final TwilioAccount account;
    private final TwilioRestClient client;

    /** Of that account. */
    public VerifyServices(TwilioAccount account) {
        this.account = account;
        client =
                new TwilioRestClient.Builder(account.userName(), account.secret().reveal())
                        .accountSid(account.accountSid())
                        .httpClient(new OneAttemptClient(account.baseUrl()))
                        .build();
    }

    /**
     * Reads one.
     *
     * @throws SetupException if it is not the account's, or Twilio can't be asked
     */
    public Service fetch(String serviceSid) {
        return asked(serviceSid, twilio -> Service.fetcher(serviceSid).fetch(twilio));
    }

    /**
     * Makes one.
     *
     * @throws SetupException if Twilio refuses, or no answer says whether it was made
     */
    public Service create(WantedService wanted) {
        try {
            return wanted.creator().create(client);
        } catch (ApiException refusal) {
            throw TwilioTrouble.explained(refusal, account, "");
        } catch (ApiConnectionException noAnswer) {
            throw TwilioTrouble.unknown(account.baseUrl());
        }
    }

    /** Changes one. */
    public Service update(String serviceSid, WantedService wanted) {
        return asked(serviceSid, twilio -> wanted.updater(serviceSid).update(twilio));
    }

    /** What became of asking with a secret. */
    public enum Access {
        /** It may do what the functions do. */
        GRANTED,

        /** The secret is right, but the API key may not check codes. */
        NOT_PERMITTED,

        /** The secret is right, but this is not a service of that account. */
        NO_SUCH_SERVICE,

        /** The secret is wrong, or of another account. */
        REFUSED
    }

    /**
     * Does with a service what a function does, but for a verification that can't exist: nothing is
     * sent, and nothing counted against anybody.
     *
     * @throws SetupException if Twilio can't be asked
     */
    public Access tryCheck(String serviceSid) {
        return access(
                () ->
                        VerificationCheck.creator(serviceSid)
                                .setVerificationSid(NO_VERIFICATION)
                                .setCode("000000")
                                .create(client),
                () -> isThere(serviceSid));
    }

    /** Both an unknown verification and an unknown service are 404. */
    private boolean isThere(String serviceSid) {
        try {
            Service.fetcher(serviceSid).fetch(client);
            return true;
        } catch (ApiException refusal) {
            // A restricted key may check codes, but not read the service.
            return status(refusal) != NOT_FOUND;
        } catch (ApiConnectionException noAnswer) {
            throw TwilioTrouble.unreachable(account.baseUrl());
        }
    }

    /**
     * Whether Twilio takes the secret at all.
     *
     * @throws SetupException if Twilio can't be asked
     */
    public Access tryToRead() {
        return access(() -> Service.reader().pageSize(1).firstPage(client), () -> true);
    }

    /**
     * What became of a question.
     *
     * @param isThere asked where Twilio found something missing: whether it is not the service
     */
    private Access access(Runnable question, BooleanSupplier isThere) {
        try {
            question.run();
            return Access.GRANTED;
        } catch (ApiException refusal) {
            return access(refusal, isThere);
        } catch (ApiConnectionException noAnswer) {
            throw TwilioTrouble.unreachable(account.baseUrl());
        }
    }

    private Access access(ApiException refusal, BooleanSupplier isThere) {
        return switch (status(refusal)) {
            case UNAUTHORIZED -> Access.REFUSED;
            case FORBIDDEN -> Access.NOT_PERMITTED;
            case NOT_FOUND -> isThere.getAsBoolean() ? Access.GRANTED : Access.NO_SUCH_SERVICE;
            default -> {
                if (code(refusal) == MISSING_PERMISSION) {
                    yield Access.NOT_PERMITTED;
                }
                throw TwilioTrouble.explained(refusal, account, "");
            }
        };
    }

    private <T> T asked(String serviceSid, Function<TwilioRestClient, T> question) {
        try {
            return question.apply(client);
        } catch (ApiException refusal) {
            throw TwilioTrouble.explained(refusal, account, serviceSid);
        } catch (ApiConnectionException noAnswer) {
            throw TwilioTrouble.unreachable(account.baseUrl());
        }
    }

    static int status(ApiException refusal) {
        return refusal.getStatusCode() == null ? 0 : refusal.getStatusCode();
    }

    static int code(ApiException refusal) {
        return refusal.getCode() == null ? 0 : refusal.getCode();
    }
}
