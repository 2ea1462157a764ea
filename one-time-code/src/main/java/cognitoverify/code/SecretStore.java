package cognitoverify.code;

/** Keeps the secret that Twilio knows us by. */
@FunctionalInterface
public interface SecretStore {
    /**
     * Reads the secret.
     *
     * @param deadline by when it is needed
     * @return the secret, or why there is none; nothing is thrown
     */
    SecretReading read(Deadline deadline);
}
