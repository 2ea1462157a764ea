package cognitoverify.local.verify;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account's Verify services: the one that sends codes here, and those that are made later. */
final class VerifyServices {
    private final Settings settings;
    private final Map<String, VerifyService> services = new LinkedHashMap<>();

    VerifyServices(Settings settings) {
        this.settings = settings;
        clear();
    }

    /** Back to the one. */
    synchronized void clear() {
        services.clear();
        var form =
                Map.of(
                        "FriendlyName",
                        "local-verify",
                        "CodeLength",
                        Integer.toString(settings.codeLength()));
        var first = VerifyService.of(settings.serviceSid(), form, settings.clock().instant());
        services.put(first.sid(), first);
    }

    synchronized boolean has(String sid) {
        return services.containsKey(sid);
    }

    /** Makes one. */
    synchronized Answer create(Map<String, String> form, String base) {
        var made = VerifyService.of(Sid.next("VA"), form, settings.clock().instant());
        return kept(made, 201, base);
    }

    synchronized Answer update(String sid, Map<String, String> form, String base) {
        return kept(known(sid).with(form, settings.clock().instant()), 200, base);
    }

    synchronized Answer fetch(String sid, String base) {
        return Answer.json(200, known(sid).json(settings.accountSid(), base));
    }

    /** All on one page. */
    synchronized Answer list(String base) {
        var url = base + "/v2/Services";
        var body = Json.object();
        var all = body.putArray("services");
        List.copyOf(services.values())
                .forEach(service -> all.add(service.json(settings.accountSid(), base)));
        body.putObject("meta")
                .put("page", 0)
                .put("page_size", 50)
                .put("first_page_url", url)
                .putNull("previous_page_url")
                .put("url", url)
                .putNull("next_page_url")
                .put("key", "services");
        return Answer.json(200, body);
    }

    private VerifyService known(String sid) {
        var service = services.get(sid);
        if (service == null) {
            throw new IllegalArgumentException("Ask has() first: " + sid);
        }
        return service;
    }

    private Answer kept(VerifyService service, int status, String base) {
        @Nullable TwilioError problem = service.problem();
        if (problem != null) {
            return problem.answer();
        }
        services.put(service.sid(), service);
        return Answer.json(status, service.json(settings.accountSid(), base));
    }
}
