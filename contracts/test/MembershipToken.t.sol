// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MembershipToken} from "../src/MembershipToken.sol";
import {IMembershipToken} from "../src/interfaces/IMembershipToken.sol";
import {Test} from "./forge/Test.sol";

/// @dev Balances, votes and the list of first members.
contract MembershipTokenTest is Test {
    uint256 private constant START = 1_800_000_000;

    address private owner = address(0xD10);
    address private alice = address(0xA11CE);
    address private bob = address(0xB0B);
    address private carol = address(0xCA401);

    MembershipToken private token;

    function setUp() public {
        vm.warp(START);
        token = _deploy(false, _list(alice, 10e18, bob, 5e18), new bytes32[](0));
    }

    // votes

    function test_BalancesVoteForTheirHolder() public view {
        vm.assertEq(token.getVotes(alice), 10e18, "votes");
        vm.assertEq(token.delegates(alice), alice, "delegate");
        vm.assertEq(token.balanceOf(alice), 10e18, "balance");
        vm.assertEq(token.totalSupply(), 15e18, "supply");
        vm.assertEq(token.decimals(), 18, "decimals");
    }

    function test_ClockIsTime() public {
        vm.assertEq(token.clock(), START, "clock");
        vm.assertEq(token.CLOCK_MODE(), "mode=timestamp", "mode");
        skip(100);
        vm.assertEq(token.getPastVotes(alice, START), 10e18, "votes at the deployment");
    }

    function test_Delegate() public {
        vm.prank(alice);
        token.delegate(bob);

        vm.assertEq(token.getVotes(alice), 0, "alice");
        vm.assertEq(token.getVotes(bob), 15e18, "bob");
        vm.assertEq(token.balanceOf(alice), 10e18, "the balance stays");
    }

    /// @dev Delegates get what is minted to those who delegated, and lose what is burned.
    function test_MintAndBurnReachTheDelegate() public {
        vm.prank(alice);
        token.delegate(bob);
        vm.startPrank(owner);
        token.mint(alice, 2e18);
        token.burn(alice, 1e18);

        vm.assertEq(token.getVotes(bob), 16e18, "bob");
    }

    /// @dev In a plain ERC20Votes with this default the second step would take votes that others
    /// gave to alice.
    function test_DelegateToZero_TakesTheVotesBack() public {
        vm.prank(bob);
        token.delegate(alice);
        vm.startPrank(alice);
        token.delegate(address(0));
        vm.assertEq(token.delegates(alice), alice, "delegate");
        vm.assertEq(token.getVotes(alice), 15e18, "hers and bob's");
        token.delegate(carol);
        token.delegate(address(0));

        vm.assertEq(token.getVotes(carol), 0, "carol");
        vm.assertEq(token.getVotes(alice), 15e18, "hers and bob's again");
    }

    function test_DelegateBySignature() public {
        uint256 key = 0xA11CE5;
        vm.prank(owner);
        token.mint(vm.addr(key), 3e18);
        bytes32 delegation = keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)");
        (, string memory name, string memory version, uint256 chain, address verifier,,) = token.eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chain,
                verifier
            )
        );
        bytes32 digest =
            keccak256(abi.encodePacked(hex"1901", domain, keccak256(abi.encode(delegation, bob, 0, START))));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        token.delegateBySig(bob, 0, START, v, r, s);

        vm.assertEq(token.getVotes(bob), 8e18, "bob");
    }

    // transfers

    function testFuzz_Transfer_Reverts(address to, uint256 votes) public {
        vm.assume(to != address(0));
        votes = bound(votes, 0, 10e18);
        vm.expectRevert(abi.encodeWithSelector(IMembershipToken.MembershipTokenNotTransferable.selector, alice, to));
        vm.prank(alice);
        token.transfer(to, votes);
    }

    function test_TransferFrom_Reverts() public {
        vm.prank(alice);
        token.approve(bob, 1e18);
        vm.expectRevert(abi.encodeWithSelector(IMembershipToken.MembershipTokenNotTransferable.selector, alice, bob));
        vm.prank(bob);
        token.transferFrom(alice, bob, 1e18);
    }

    function test_Transfer_WhereChosenMovesTheVotes() public {
        token = _deploy(true, _list(alice, 10e18, bob, 5e18), new bytes32[](0));
        vm.assertTrue(token.transferable(), "transferable");
        vm.prank(alice);
        token.transfer(carol, 4e18);

        vm.assertEq(token.getVotes(alice), 6e18, "alice");
        vm.assertEq(token.getVotes(carol), 4e18, "carol");
    }

    // the list of first members

    function test_NoMembers_Reverts() public {
        vm.expectRevert(IMembershipToken.MembershipTokenNoMembers.selector);
        _deploy(false, new IMembershipToken.Member[](0), new bytes32[](0));
    }

    function test_Batches_AnyoneMintsEachOnce() public {
        IMembershipToken.Member[] memory batch = _list(carol, 1e18, bob, 2e18);
        token = _deploy(false, _list(alice, 10e18, bob, 5e18), _hashes(batch));
        vm.assertEq(token.pendingBatches(), 1, "pending");
        vm.expectEmit(address(token));
        emit IMembershipToken.BatchMinted(keccak256(abi.encode(batch)));
        vm.prank(address(0x57A9));
        token.mintBatch(batch);

        vm.assertEq(token.pendingBatches(), 0, "pending");
        vm.assertEq(token.getVotes(carol), 1e18, "carol");
        vm.assertEq(token.getVotes(bob), 7e18, "bob");
        vm.expectRevert(
            abi.encodeWithSelector(IMembershipToken.MembershipTokenBatchUnknown.selector, keccak256(abi.encode(batch)))
        );
        token.mintBatch(batch);
    }

    /// @dev Not even the owner mints a list as a batch that was not committed to.
    function testFuzz_Batches_NothingElse(address account, uint256 votes) public {
        IMembershipToken.Member[] memory batch = _list(carol, 1e18, bob, 2e18);
        token = _deploy(false, _list(alice, 10e18, bob, 5e18), _hashes(batch));
        vm.assume(account != carol || votes != 1e18);
        IMembershipToken.Member[] memory other = _list(account, votes, bob, 2e18);
        vm.expectRevert(
            abi.encodeWithSelector(IMembershipToken.MembershipTokenBatchUnknown.selector, keccak256(abi.encode(other)))
        );
        token.mintBatch(other);
    }

    function test_Batches_RepeatedReverts() public {
        bytes32[] memory twice = new bytes32[](2);
        (twice[0], twice[1]) = (bytes32("batch"), bytes32("batch"));
        vm.expectRevert(
            abi.encodeWithSelector(IMembershipToken.MembershipTokenBatchRepeated.selector, bytes32("batch"))
        );
        _deploy(false, _list(alice, 10e18, bob, 5e18), twice);
    }

    function _deploy(bool transferable, IMembershipToken.Member[] memory members, bytes32[] memory batches)
        private
        returns (MembershipToken)
    {
        return new MembershipToken("Membership", "VOTE", transferable, owner, members, batches);
    }

    function _list(address a, uint256 votesOfA, address b, uint256 votesOfB)
        private
        pure
        returns (IMembershipToken.Member[] memory list)
    {
        list = new IMembershipToken.Member[](2);
        (list[0], list[1]) = (IMembershipToken.Member(a, votesOfA), IMembershipToken.Member(b, votesOfB));
    }

    function _hashes(IMembershipToken.Member[] memory batch) private pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](1);
        hashes[0] = keccak256(abi.encode(batch));
    }
}
