using System.Text.Json;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Results;

namespace GasOrleans.Annotation;

/// <summary>How far an attempt is: what another needs to go on. It lies in S3, because an index may have megabytes; the claim records its key.</summary>
/// <param name="Result">What is safe of the annotated VCF.</param>
/// <param name="InputOffset">Where the input must be read from.</param>
/// <param name="State">What the engine has come to.</param>
internal sealed record AttemptCheckpoint(UploadedParts Result, long InputOffset, ReadOnlyMemory<byte> State)
{
    private static readonly JsonSerializerOptions Whole = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>The engine's part.</summary>
    public AnnotationCheckpoint Engine() => new(InputOffset, Result.Length, State);

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary><see langword="null"/> when it was not written by this version.</summary>
    public static AttemptCheckpoint? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<AttemptCheckpoint>(json, Whole);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
