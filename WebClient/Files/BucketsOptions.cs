namespace GasOrleans.WebClient.Files;

/// <summary>How S3 is addressed (section <c>Buckets</c>). Endpoint, region and credentials come by the AWS SDK's own chain.</summary>
internal sealed class BucketsOptions
{
    /// <summary>Whether the bucket is in the path (as emulators want it) and not in the host's name. Default: no.</summary>
    public bool ForcePathStyle { get; set; }

    /// <summary>The bucket of inputs, the same as the silos': its host's name goes into the pages' security policy. Default: <c>gas-inputs</c>.</summary>
    public string Inputs { get; set; } = "gas-inputs";
}
