package cognitoverify.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What CloudFormation would make of a template with the parameters that somebody chose: its
 * conditions are decided, and what they leave out is left out.
 */
final class Deployed {
    private static final JsonNode NO_VALUE = Template.json("{'Ref': 'AWS::NoValue'}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final JsonNode template;
    private final Map<String, String> chosen;

    /**
     * Decides nothing yet.
     *
     * @param chosen values of parameters; the others have their defaults
     */
    Deployed(JsonNode template, Map<String, String> chosen) {
        this.template = template;
        this.chosen = chosen;
    }

    /** The resources that there are, by their names. */
    Map<String, JsonNode> resources() {
        return present("Resources");
    }

    /** The outputs that there are, by their names. */
    Map<String, JsonNode> outputs() {
        return present("Outputs");
    }

    /** The resources of a type. */
    Map<String, JsonNode> resources(String type) {
        var resources = resources();
        resources.values().removeIf(resource -> !resource.path("Type").asText().equals(type));
        return resources;
    }

    /** What there is to refer to. */
    Set<String> names() {
        var names = new TreeSet<>(Template.keys(template.path("Parameters")));
        names.addAll(resources().keySet());
        return names;
    }

    /** Everything that something refers to, but for what AWS knows by itself. */
    Set<String> references() {
        return Stream.of(resources(), outputs())
                .flatMap(things -> things.values().stream())
                .flatMap(Deployed::references)
                .filter(name -> !name.startsWith("AWS::"))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** Whether a condition is true. */
    boolean holds(String condition) {
        var rule = template.at("/Conditions/" + condition);
        if (rule.isMissingNode()) {
            throw new AssertionError("No condition " + condition);
        }
        return holds(rule);
    }

    private boolean holds(JsonNode rule) {
        var function = rule.properties().iterator().next();
        var arguments = function.getValue();
        return switch (function.getKey()) {
            case "Fn::Equals" -> text(arguments.get(0)).equals(text(arguments.get(1)));
            case "Fn::Not" -> !holds(arguments.get(0));
            case "Fn::And" -> arguments.valueStream().allMatch(this::holds);
            case "Fn::Or" -> arguments.valueStream().anyMatch(this::holds);
            case "Condition" -> holds(arguments.asText());
            default -> throw new AssertionError("Not understood: " + rule);
        };
    }

    private String text(JsonNode value) {
        if (!value.has("Ref")) {
            return value.asText();
        }
        var name = value.path("Ref").asText();
        var chosenValue = chosen.get(name);
        return chosenValue == null
                ? template.at("/Parameters/" + name + "/Default").asText()
                : chosenValue;
    }

    private Map<String, JsonNode> present(String section) {
        var present = new LinkedHashMap<String, JsonNode>();
        template.path(section)
                .properties()
                .forEach(
                        thing -> {
                            var condition = thing.getValue().path("Condition");
                            if (condition.isMissingNode() || holds(condition.asText())) {
                                present.put(thing.getKey(), decided(thing.getValue()));
                            }
                        });
        return present;
    }

    private JsonNode decided(JsonNode node) {
        if (node.has("Fn::If")) {
            var branches = node.path("Fn::If");
            return decided(branches.get(holds(branches.get(0).asText()) ? 1 : 2));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.valueStream()
                    .map(this::decided)
                    .filter(element -> !element.equals(NO_VALUE))
                    .forEach(array::add);
            return array;
        }
        if (node.isObject() && !node.equals(NO_VALUE)) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(
                            field -> {
                                var value = decided(field.getValue());
                                if (!value.equals(NO_VALUE)) {
                                    object.set(field.getKey(), value);
                                }
                            });
            return object;
        }
        return node;
    }

    private static Stream<String> references(JsonNode node) {
        var here =
                node.isObject()
                        ? node.properties().stream()
                                .flatMap(field -> references(field.getKey(), field.getValue()))
                        : Stream.<String>empty();
        return Stream.concat(here, node.valueStream().flatMap(Deployed::references));
    }

    private static Stream<String> references(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> Stream.of(resource(argument.asText()));
            case "Fn::GetAtt" ->
                    Stream.of(
                            resource(
                                    argument.isArray()
                                            ? argument.get(0).asText()
                                            : argument.asText()));
            case "Fn::Sub" -> variables(argument);
            case "DependsOn" -> Template.texts(argument).stream();
            default -> Stream.empty();
        };
    }

    private static Stream<String> variables(JsonNode argument) {
        var text = argument.isArray() ? argument.get(0) : argument;
        var own = argument.isArray() ? Template.keys(argument.get(1)) : Set.<String>of();
        return VARIABLE.matcher(text.asText())
                .results()
                .map((MatchResult found) -> resource(found.group(1)))
                .filter(name -> !own.contains(name));
    }

    /** Without the attribute, if there is one. */
    private static String resource(String reference) {
        return reference.contains(".") ? reference.substring(0, reference.indexOf('.')) : reference;
    }
}
