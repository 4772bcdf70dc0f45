using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>Reads a stream provider's connection string.</summary>
internal static class SqsConnection
{
    public static AwsConnection Of(SqsOptions options)
    {
        var parts = ConnectionString.Parse(options.ConnectionString ?? "");
        return new(
            parts.GetValueOrDefault("Service") ?? parts.GetValueOrDefault("Region") ?? "",
            parts.GetValueOrDefault("AccessKey"),
            parts.GetValueOrDefault("SecretKey"),
            parts.GetValueOrDefault("SessionToken") ?? parts.GetValueOrDefault("Token"),
            parts.GetValueOrDefault("ProfileName"));
    }
}
