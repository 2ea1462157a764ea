package cognitoverify.code.aws;

/**
 * As whom AWS is asked.
 *
 * @param sessionToken empty if the keys are nobody's session
 */
record AwsCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {
    /** What is secret is not in it. */
    @Override
    public String toString() {
        return "AwsCredentials[" + accessKeyId + "]";
    }
}
