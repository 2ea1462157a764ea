package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import java.util.regex.Pattern;

/** A user pool's id; the region is in it. */
record PoolId(String id) {
    private static final Pattern FORM = Pattern.compile("([\\w-]+)_[0-9A-Za-z]+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    PoolId {
        if (!FORM.matcher(id).matches()) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "A user pool's id is like eu-west-1_AbCdEfGhI; " + id + " is none.");
        }
    }

    /** What to say where there is none by that id. */
    String notIn(AwsAccess aws) {
        return "There is no user pool "
                + id
                + " in "
                + aws.region()
                + " for this account. Check the id, --region and --profile.";
    }

    /** Refuses one of another region, which AWS would only call unknown. */
    PoolId in(AwsAccess aws) {
        var region = id.substring(0, id.indexOf('_'));
        if (REGION.matcher(region).matches() && !region.equals(aws.region().id())) {
            throw new SetupException(
                    ExitCode.USAGE,
                    "The user pool "
                            + id
                            + " is in "
                            + region
                            + ", but AWS would be asked in "
                            + aws.region()
                            + ". Add --region "
                            + region
                            + ".");
        }
        return this;
    }
}
