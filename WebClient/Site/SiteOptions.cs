using System.Net;

namespace GasOrleans.WebClient.Site;

/// <summary>How the site is reached (section <c>Site</c>).</summary>
internal sealed class SiteOptions
{
    /// <summary>The origin that people type, for example <c>https://gas.example.org</c>. Plain http is for loopback only.
    /// Default: the address listened on, when that is one http address on loopback.</summary>
    public Uri? Address { get; set; }

    /// <summary>Networks (CIDR) of the proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Default: none, so that these headers are ignored.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Whether people reach the site by https: then cookies are <c>Secure</c> with the <c>__Host-</c> prefix and HSTS is sent.</summary>
    public bool IsHttps => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>A cookie's name: its prefix binds it to this host and to https, where there is https.</summary>
    public string CookieName(string name) => IsHttps ? $"__Host-{name}" : name;

    /// <summary>The networks of <see cref="TrustedProxies"/>.</summary>
    public IEnumerable<IPNetwork> ProxyNetworks() => TrustedProxies.Select(n => IPNetwork.Parse(n));
}
