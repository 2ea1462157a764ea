package cognitoverify.local.cognito;

import cognitoverify.local.cognito.api.CognitoApi;
import cognitoverify.local.cognito.auth.SignIns;
import cognitoverify.local.cognito.pool.Registration;
import cognitoverify.local.cognito.pool.UserPool;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.pool.UserStatus;
import cognitoverify.local.cognito.token.KeyRing;
import cognitoverify.local.cognito.token.Tokens;
import cognitoverify.local.cognito.trigger.TriggerCaller;

import java.time.Instant;
import java.util.LinkedHashMap;

/** All that Cognito knows from one start or reset to the next. */
record Backend(UserPools pools, Tokens tokens, CognitoApi api) {
    static Backend create(
            Settings settings, TriggerCaller caller, KeyRing keys, String base, UserFile file) {
        var clock = settings.clock();
        var pools = new UserPools(clock, file::changed);
        for (var local : LocalPool.values()) {
            var ownFunctions = settings.lambdaEndpoint() == null;
            var pool = pools.create(local.id(), local.settings(ownFunctions));
            pools.createClient(local.id(), local.clientId(), null, local.clientSettings());
            settings.users().forEach(user -> add(user, pool, clock.instant()));
        }
        var tokens = new Tokens(pools, keys, base, clock);
        var signIns = new SignIns(pools, tokens, caller, clock);
        return new Backend(pools, tokens, new CognitoApi(pools, signIns, tokens, clock));
    }

    static void add(LocalUser user, UserPool pool, Instant now) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("phone_number", user.phoneNumber());
        attributes.put("phone_number_verified", "true");
        var email = user.email();
        if (email != null) {
            attributes.put("email", email);
            attributes.put("email_verified", "true");
        }
        var added =
                new Registration(pool)
                        .add(user.phoneNumber(), attributes, UserStatus.CONFIRMED, now);
        pool.setPassword(added.name(), user.password(), UserStatus.CONFIRMED, now);
    }
}
