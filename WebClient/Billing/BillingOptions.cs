namespace GasOrleans.WebClient.Billing;

/// <summary>Who takes the payments.</summary>
internal enum BillingProvider
{
    /// <summary>Nobody: there is no upgrade, and the profile says so.</summary>
    None = 0,

    /// <summary>Stripe.</summary>
    Stripe = 1,

    /// <summary>A page that stands in for Stripe on one machine; no money moves.</summary>
    Local = 2,
}

/// <summary>How people pay (section <c>Billing</c>).</summary>
internal sealed class BillingOptions
{
    /// <summary>Who takes the payments. <c>Local</c> only where the site's address is on loopback. Default: <c>None</c>.</summary>
    public BillingProvider Provider { get; set; }

    /// <summary>Needed when the provider is Stripe.</summary>
    public StripeOptions Stripe { get; set; } = new();
}

/// <summary>Our account with Stripe (section <c>Billing:Stripe</c>).</summary>
internal sealed class StripeOptions
{
    /// <summary>The secret (or a restricted) key. A secret; no default.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The signing secret of the webhook endpoint that points to <c>/webhooks/stripe</c>. A secret; no default.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>The id of the recurring price of the premium plan, for example <c>price_123</c>. No default.</summary>
    public string Price { get; set; } = "";

    /// <summary>Where Stripe's API is. Default: Stripe's own address.</summary>
    public Uri? ApiBase { get; set; }
}
