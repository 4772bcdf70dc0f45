using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Glacier.Internal;

/// <summary>How Glacier's JSON is read and written: members have the names of the API.</summary>
internal static class JsonResponse
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ActionCodeConverter(), new StatusCodeConverter() },
    };

    private sealed class ActionCodeConverter : JsonConverter<ActionCode>
    {
        public override ActionCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ActionCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class StatusCodeConverter : JsonConverter<StatusCode>
    {
        public override StatusCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, StatusCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
