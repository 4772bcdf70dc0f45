using System.Net;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        wrong.AddResult(Origin("Site:Address", options.Address));
        foreach (var network in options.TrustedProxies.Where(n => !IPNetwork.TryParse(n, out _)))
        {
            wrong.AddError($"'{network}' is not a network, for example 10.0.0.0/8.", "Site:TrustedProxies");
        }

        return wrong.Build();
    }

    private static ValidateOptionsResult Origin(string field, Uri? address) => address switch
    {
        null => ValidateOptionsResult.Fail($"{field}: missing; the origin that people type, for example https://gas.example.org."),
        { IsAbsoluteUri: false } => ValidateOptionsResult.Fail($"{field}: '{address}' is not an absolute address."),
        { PathAndQuery: not "/" } => ValidateOptionsResult.Fail($"{field}: '{address}' has a path; the site is served at the root."),
        _ => SecureAddress.Check(field, address),
    };
}
