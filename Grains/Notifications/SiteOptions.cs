using Microsoft.Extensions.Options;

namespace GasOrleans.Notifications;

/// <summary>Section <c>Site</c>, the same as the web client's.</summary>
internal sealed class SiteOptions
{
    /// <summary>The origin that links in mails lead to, for example <c>https://gas.example.org</c>. No default.</summary>
    public Uri? Address { get; init; }
}

internal sealed class SiteRules : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
        => options.Address is { IsAbsoluteUri: true, Scheme: "https" or "http", PathAndQuery: "/" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Site:Address ('{options.Address}') must be the site's origin, such as https://gas.example.org: mails link to it.");
}
