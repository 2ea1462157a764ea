package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;

/**
 * Reads what an audit needs, as it came over the wire; settings that the SDK doesn't know are fine.
 */
final class AuditReader implements AutoCloseable {
    /** A pool of a million users is not counted to the end. */
    private static final int PAGES = 10;

    private final AwsAccess aws;
    private final PoolId pool;
    private final RawAnswer raw = new RawAnswer();
    private final CognitoIdentityProviderClient cognito;

    AuditReader(AwsAccess aws, PoolId pool) {
        this.aws = aws;
        this.pool = pool;
        cognito = aws.cognito(raw);
    }

    ObjectNode pool() {
        try {
            cognito.describeUserPool(request -> request.userPoolId(pool.id()));
        } catch (ResourceNotFoundException _) {
            throw new SetupException(ExitCode.USAGE, pool.notIn(aws));
        }
        return raw.json().withObjectProperty(Part.POOL.title());
    }

    Iterable<UserPoolClientDescription> clients() {
        return cognito.listUserPoolClientsPaginator(
                        request -> request.userPoolId(pool.id()).maxResults(60))
                .userPoolClients();
    }

    ObjectNode client(String id) {
        cognito.describeUserPoolClient(request -> request.userPoolId(pool.id()).clientId(id));
        return raw.json().withObjectProperty(Part.CLIENT.title());
    }

    /**
     * Users who have a temporary password; their names stay where they are.
     *
     * @param count those that were counted
     * @param isAll whether it was counted to the end
     */
    record TemporaryPasswords(int count, boolean isAll) {}

    TemporaryPasswords temporaryPasswords() {
        var pages =
                cognito
                        .listUsersPaginator(
                                request ->
                                        request.userPoolId(pool.id())
                                                .attributesToGet("sub")
                                                .filter(
                                                        "cognito:user_status ="
                                                                + " \"FORCE_CHANGE_PASSWORD\""))
                        .stream()
                        .limit(PAGES)
                        .toList();
        return new TemporaryPasswords(
                pages.stream().mapToInt(page -> page.users().size()).sum(),
                pages.getLast().paginationToken() == null);
    }

    @Override
    public void close() {
        cognito.close();
    }
}
