using Amazon.Glacier;
using Amazon.Glacier.Model;

namespace GasOrleans.Grains.Tests.Archive;

/// <summary>A vault is listed by an inventory, which is of the moment at which it was made.</summary>
internal static class VaultLists
{
    private const string Vault = "gas-results";

    /// <summary>Has one made now; whoever lists the vault next reads it.</summary>
    public static async Task TakeInventoryAsync(this IAmazonGlacier glacier)
    {
        var parameters = new JobParameters { Type = "inventory-retrieval", Format = "JSON" };
        var job = await glacier.InitiateJobAsync(new InitiateJobRequest { AccountId = "-", VaultName = Vault, JobParameters = parameters });
        await Eventually.HoldsAsync(async () => (await glacier.DescribeJobAsync(new DescribeJobRequest { AccountId = "-", VaultName = Vault, JobId = job.JobId })).Completed == true);
    }
}
