package cognitoverify.setup.ledger;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * A user as Cognito calls them, which is how the functions and so the ledger know them.
 *
 * @param userName what {@code admin-get-user} says; not what the person types
 */
record PoolUser(String userPoolId, String userName) {

    /**
     * Looks a user up.
     *
     * @param alias user name, or a phone number or e-mail address that the pool takes for one
     * @throws SetupException if there is none, or it is not known which pool is meant
     */
    static PoolUser find(AwsAccess aws, @Nullable String userPoolId, String alias) {
        if (userPoolId == null || userPoolId.isEmpty()) {
            throw new SetupException(ExitCode.USAGE, "Which user pool? Add --user-pool-id.");
        }
        try (var cognito = aws.cognito()) {
            var user =
                    cognito.adminGetUser(request -> request.userPoolId(userPoolId).username(alias));
            return new PoolUser(userPoolId, user.username());
        } catch (UserNotFoundException _) {
            throw new SetupException(
                    ExitCode.USAGE, "The pool " + userPoolId + " has no such user.");
        } catch (ResourceNotFoundException _) {
            throw new SetupException(
                    ExitCode.USAGE, "There is no pool " + userPoolId + " in " + aws.region() + ".");
        }
    }
}
