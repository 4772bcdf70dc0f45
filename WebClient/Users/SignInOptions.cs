namespace GasOrleans.WebClient.Users;

/// <summary>The OpenID Connect issuer that people sign in with (section <c>SignIn</c>).</summary>
internal sealed class SignInOptions
{
    /// <summary>The issuer, for example <c>https://auth.globus.org</c>; plain http is for loopback only. No default.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Our id with the issuer. No default.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Our secret with the issuer. No default.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where a person goes after signing out here. Globus announces no end-session address, so it is a setting
    /// (<c>https://auth.globus.org/v2/web/logout</c>). Default: the start page.</summary>
    public Uri? SignOutUrl { get; set; }

    /// <summary>Whether the issuer itself vouches for e-mail addresses. Globus sends no <c>email_verified</c>; without this,
    /// an address that does not carry it is not kept. Default: no.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>How long a session lasts without a request. Default: 12 hours.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts at the most; not shorter than <see cref="Idle"/>. Default: 7 days.</summary>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromDays(7);
}
