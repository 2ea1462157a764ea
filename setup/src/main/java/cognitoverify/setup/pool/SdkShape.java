package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes by the SDK's own description of a request or an answer instead of a list of its fields kept
 * by hand, which would lose the fields that a later SDK learns.
 */
final class SdkShape {
    private SdkShape() {}

    /** The fields that the SDK knows, by their names in JSON. */
    static Map<String, SdkField<?>> fields(SdkPojo shape) {
        var fields = new LinkedHashMap<String, SdkField<?>>();
        shape.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        return fields;
    }

    /** Fields of the JSON that the SDK doesn't know, at any depth, as paths. */
    static List<String> unknown(JsonNode json, SdkPojo shape) {
        var unknown = new ArrayList<String>();
        collectUnknown("", json, shape, unknown);
        return List.copyOf(unknown);
    }

    /** Sets what the JSON has on a builder of the SDK's; what the SDK doesn't know is left out. */
    static <B extends SdkPojo> B fill(B builder, JsonNode json) {
        fields(builder)
                .forEach(
                        (name, field) -> {
                            if (json.hasNonNull(name)) {
                                field.set(builder, value(field, json.get(name)));
                            }
                        });
        return builder;
    }

    private static void collectUnknown(
            String path, JsonNode json, SdkPojo shape, List<String> unknown) {
        var fields = fields(shape);
        for (var member : json.properties()) {
            var field = fields.get(member.getKey());
            if (field == null) {
                unknown.add(path + member.getKey());
            } else {
                inside(path + member.getKey(), member.getValue(), field, unknown);
            }
        }
    }

    private static void inside(
            String path, JsonNode json, SdkField<?> field, List<String> unknown) {
        if (field.marshallingType().equals(MarshallingType.SDK_POJO)) {
            collectUnknown(path + ".", json, field.constructor().get(), unknown);
        } else if (field.marshallingType().equals(MarshallingType.LIST)) {
            json.forEach(member -> inside(path + "[]", member, member(field), unknown));
        }
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        var type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            return built(fill(field.constructor().get(), json));
        }
        if (type.equals(MarshallingType.LIST)) {
            var list = new ArrayList<Object>();
            json.forEach(member -> list.add(value(member(field), member)));
            return list;
        }
        if (type.equals(MarshallingType.MAP)) {
            var values = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            var map = new LinkedHashMap<String, Object>();
            json.properties()
                    .forEach(member -> map.put(member.getKey(), value(values, member.getValue())));
            return map;
        }
        return scalar(type, json);
    }

    private static Object scalar(MarshallingType<?> type, JsonNode json) {
        if (type.equals(MarshallingType.STRING)) {
            return json.asText();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return json.intValue();
        }
        if (type.equals(MarshallingType.LONG)) {
            return json.longValue();
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return json.booleanValue();
        }
        throw new IllegalStateException("No setting of a user pool is a " + type + " so far.");
    }

    private static SdkField<?> member(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    private static Object built(SdkPojo builder) {
        return ((SdkBuilder<?, ?>) builder).build();
    }
}
