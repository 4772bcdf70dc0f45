using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>What a secret or a session travels to: https, or this machine.</summary>
internal static class SecureAddress
{
    public static ValidateOptionsResult Check(string field, Uri address) => address.Scheme switch
    {
        "https" => ValidateOptionsResult.Success,
        "http" when address.IsLoopback => ValidateOptionsResult.Success,
        "http" => ValidateOptionsResult.Fail($"{field}: '{address}' is plain http, which is accepted on loopback only."),
        _ => ValidateOptionsResult.Fail($"{field}: '{address}' is not an http(s) address."),
    };
}
