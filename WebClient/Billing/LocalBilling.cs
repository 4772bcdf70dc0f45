using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Billing;

/// <summary>The page of <see cref="LocalPay"/> is where one pays and stops paying.</summary>
internal sealed class LocalBilling : IBilling
{
    public Task<string> UpgradeAsync(CurrentUser user, CancellationToken ct) => Task.FromResult(LocalPay.Path);

    public Task<string> ManageAsync(CurrentUser user, CancellationToken ct) => Task.FromResult(LocalPay.Path);

    /// <summary>No money moves here, and nothing is kept but the plan, which goes with the account.</summary>
    public Task EndAsync(CurrentUser user, CancellationToken ct) => Task.CompletedTask;
}
