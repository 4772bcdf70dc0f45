using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>A page of the list, and the address that it answers.</summary>
/// <param name="Page">The jobs.</param>
/// <param name="Address">What was asked for.</param>
public sealed record JobListing(JobPage Page, ListAddress Address);
