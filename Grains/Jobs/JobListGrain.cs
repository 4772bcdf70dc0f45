using GasOrleans.Users;
using Orleans.Concurrency;

namespace GasOrleans.Jobs;

[StatelessWorker]
internal sealed class JobListGrain(JobTable table) : Grain, IJobListGrain
{
    private const int LargestPage = 100;

    public async Task<JobPage> ListAsync(JobId? cursor, int size, CancellationToken ct)
    {
        var user = UserId.Parse(this.GetPrimaryKeyString());
        var (jobs, next) = await table.QueryAsync(user, cursor, Math.Clamp(size, 1, LargestPage), ct);
        return new([.. jobs.Select(job => job.ToSnapshot())], next);
    }
}
