using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Billing;

/// <summary>Who takes the payments: where a person goes to pay, and to manage or end what they pay for. It never changes a plan by itself.</summary>
internal interface IBilling
{
    /// <summary>The address where the person subscribes.</summary>
    Task<string> UpgradeAsync(CurrentUser user, CancellationToken ct);

    /// <summary>The address where the person manages the subscription.</summary>
    Task<string> ManageAsync(CurrentUser user, CancellationToken ct);

    /// <summary>Ends what the person pays for, at once, and has the payment service forget them.</summary>
    Task EndAsync(CurrentUser user, CancellationToken ct);
}
