using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Billing;

/// <summary>The page of <see cref="LocalPay"/> is where one pays and stops paying.</summary>
internal sealed class LocalBilling : IBilling
{
    public Task<string> UpgradeAsync(CurrentUser user, CancellationToken ct) => Task.FromResult(LocalPay.Path);

    public Task<string> ManageAsync(CurrentUser user, CancellationToken ct) => Task.FromResult(LocalPay.Path);
}
