using Microsoft.Extensions.Configuration;

namespace Orleans.Aws;

/// <summary>Settings of a provider from its section of the configuration.</summary>
internal static class ProviderSection
{
    /// <summary>Every option by its own name; <c>Region</c> is another word for <c>Service</c>. A value that cannot be read is an error that names its key.</summary>
    public static void Bind(IConfigurationSection section, DynamoDBOptions options)
    {
        section.Bind(options);
        if (string.IsNullOrEmpty(section[nameof(options.Service)]) && section["Region"] is { Length: > 0 } region)
        {
            options.Service = region;
        }
    }
}
