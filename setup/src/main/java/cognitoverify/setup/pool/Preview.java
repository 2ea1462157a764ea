package cognitoverify.setup.pool;

import cognitoverify.setup.report.Report;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Shows a change before it is made. */
final class Preview {
    private final Report report;

    Preview(Report report) {
        this.report = report;
    }

    void show(PoolId pool, @Nullable String clientId, Change change, List<String> remarks) {
        title(pool, clientId, change.before());
        var differences = change.differences();
        if (!differences.isEmpty()) {
            report.say("");
            report.say("Settings (- is, + will be), everything else stays as it is:");
            differences.forEach(difference -> difference.lines().forEach(report::say));
        }
        report.member("changes", differences.stream().map(Difference::json).toList());
        permissions("Cognito may call from now on, for this user pool alone:", change.add());
        permissions("Cognito may no longer call for this user pool:", change.remove());
        report.member("permissionsAdded", change.add().stream().map(Permission::json).toList());
        report.member(
                "permissionsRemoved", change.remove().stream().map(Permission::json).toList());
        report.say("");
        remarks.forEach(report::say);
        report.member("remarks", remarks);
    }

    private void title(PoolId pool, @Nullable String clientId, PoolState state) {
        var settings = state.part(Part.POOL);
        report.say(
                "User pool  "
                        + pool.id()
                        + " ("
                        + settings.path("Name").asText()
                        + "), about "
                        + settings.path("EstimatedNumberOfUsers").asText("0")
                        + " users",
                "userPoolId",
                pool.id());
        if (clientId != null) {
            var name = state.part(Part.CLIENT).path("ClientName").asText();
            report.say("App client " + clientId + " (" + name + ")", "clientId", clientId);
        }
    }

    private void permissions(String title, List<Permission> permissions) {
        if (!permissions.isEmpty()) {
            report.say("");
            report.say(title);
            permissions.forEach(permission -> report.say("  " + permission.alias().text()));
        }
    }
}
