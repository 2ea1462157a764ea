package cognitoverify.setup.pool;

import cognitoverify.setup.aws.AwsAccess;
import cognitoverify.setup.aws.TriggerFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ways back from what a pool is now. */
record Detachment(PoolState now) {
    /** The client first: the ways to sign in that attach shut are open before codes end. */
    private static final List<Part> ORDER = List.of(Part.CLIENT, Part.POOL, Part.MFA);

    /** Without our triggers. */
    Change of(Triggers ours, AwsAccess aws) {
        var pool = now.part(Part.POOL);
        var arn = new PoolArn(pool.path("Arn").asText());
        var permissions = new ArrayList<Permission>();
        for (var function : TriggerFunction.values()) {
            if (ours.isOurs(function, pool.path("LambdaConfig").path(function.trigger()))) {
                pool.withObjectProperty("LambdaConfig").remove(function.trigger());
            }
            permissions.add(Permission.of(ours.alias(function), arn));
        }
        return change(now.with(Part.POOL, pool), List.of(), permissions, aws);
    }

    /** With what a change set, and nobody changed since, as it was before that change. */
    Change of(Backup backup, AwsAccess aws) {
        var after = now;
        for (var difference : backup.before().settingsChangedTo(backup.intended())) {
            if (Difference.same(now.at(difference.path()), difference.after())) {
                var part = difference.part();
                var path = difference.path().subList(1, difference.path().size());
                after = after.with(part, Change.with(after.part(part), path, difference.before()));
            }
        }
        return change(after, backup.removed(), backup.added(), aws);
    }

    /** With every setting as it was before a change. */
    Change toBefore(Backup backup, AwsAccess aws) {
        var after = now;
        for (var part : Part.values()) {
            if (backup.before().parts().containsKey(part)) {
                after = after.with(part, settings(part, backup.before().part(part)));
            }
        }
        return change(after, backup.removed(), backup.added(), aws);
    }

    /** What to know about settings that others changed since. */
    List<String> remarks(Backup backup, String first) {
        var left =
                backup.before().settingsChangedTo(backup.intended()).stream()
                        .filter(one -> !Difference.same(now.at(one.path()), one.after()))
                        .filter(one -> !Difference.same(now.at(one.path()), one.before()))
                        .map(
                                one ->
                                        "Left as it is, since it was changed after the backup: "
                                                + one.text());
        return Stream.concat(Stream.of(first), left).toList();
    }

    private ObjectNode settings(Part part, ObjectNode wanted) {
        var settings = now.part(part);
        settings.properties().removeIf(field -> part.isUpdatable(field.getKey()));
        wanted.properties().stream()
                .filter(field -> part.isUpdatable(field.getKey()))
                .forEach(field -> settings.set(field.getKey(), field.getValue()));
        return settings;
    }

    /** Permissions go along with the triggers: those in use are kept or given. */
    private Change change(
            PoolState after, List<Permission> toGive, List<Permission> toTake, AwsAccess aws) {
        var used = PoolJson.texts(after.part(Part.POOL).path("LambdaConfig"));
        try (var lambda = aws.lambda()) {
            var add =
                    toGive.stream()
                            .filter(one -> used.contains(one.alias().text()))
                            .filter(
                                    one ->
                                            !AliasPolicy.read(lambda, one.alias())
                                                    .admits(one.pool()))
                            .toList();
            var remove =
                    toTake.stream()
                            .filter(one -> !used.contains(one.alias().text()))
                            .filter(
                                    one ->
                                            AliasPolicy.read(lambda, one.alias())
                                                    .has(one.statementId()))
                            .toList();
            return new Change(now, after, ORDER, add, remove);
        }
    }
}
