using System.Text.Json;
using System.Text.Json.Serialization;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>Files of JSON that are there as a whole or not at all, whenever this process dies.</summary>
internal static class Json
{
    // The evaluated template knows text only.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public static void Write<T>(string file, T value)
    {
        var next = file + ".next";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(value, Options));
        File.Move(next, file, overwrite: true);
    }

    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), Options)!;

    public static T Convert<T>(System.Text.Json.Nodes.JsonNode node) => node.Deserialize<T>(Options)!;
}
