namespace GasOrleans.Users;

/// <summary>What a change of plan means for the person's jobs.</summary>
internal sealed partial class UserGrain
{
    private IPlanFollowGrain Followers => GrainFactory.GetGrain<IPlanFollowGrain>(this.GetPrimaryKeyString());

    /// <summary>Also after old news: this may have failed when the news was new.</summary>
    private Task FanOutAsync() => Followers.FollowAsync();
}
