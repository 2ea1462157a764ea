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

    /** How many; empty for none. Their names stay where they are. */
    String usersWithTemporaryPassword() {
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
        var count = pages.stream().mapToInt(page -> page.users().size()).sum();
        if (count == 0) {
            return "";
        }
        return pages.getLast().paginationToken() == null ? "" + count : "At least " + count;
    }

    @Override
    public void close() {
        cognito.close();
    }
}
