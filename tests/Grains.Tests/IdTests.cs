using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Extensions.Time.Testing;

namespace GasOrleans.Grains.Tests;

public class IdTests
{
    [Theory]
    [InlineData("0192f0c8-0000-7000-8000-000000000000", true)]
    [InlineData("0192F0C8-0000-7000-8000-000000000000", false)]
    [InlineData("0192f0c8000070008000000000000000", false)]
    [InlineData(" 0192f0c8-0000-7000-8000-000000000000", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_job_id_has_one_spelling(string? text, bool good) => Assert.Equal(good, JobId.TryParse(text, null, out _));

    [Fact]
    public void Job_ids_sort_by_the_instant_they_were_made_at()
    {
        var clock = new FakeTimeProvider();
        var earlier = JobId.New(clock);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(string.CompareOrdinal(earlier.ToString(), JobId.New(clock).ToString()) < 0);
    }

    [Theory]
    [InlineData("ada", true)]
    [InlineData("6f1b6c0e-5b1c-4f9e-9b0a-0d3f8f0b1c2d", true)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("a#b", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void A_user_id_can_be_part_of_any_key(string text, bool good) => Assert.Equal(good, UserId.TryParse(text, null, out _));

    [Fact]
    public void A_user_id_has_an_end() => Assert.False(UserId.TryParse(new string('a', 129), null, out _));

    [Theory]
    [InlineData("ada")]
    [InlineData("/0192f0c8-0000-7000-8000-000000000000")]
    [InlineData("ada/0192f0c8-0000-7000-8000-000000000000/x")]
    public void A_job_key_is_a_user_and_an_id_and_nothing_else(string text) => Assert.False(JobKey.TryParse(text, out _));
}
