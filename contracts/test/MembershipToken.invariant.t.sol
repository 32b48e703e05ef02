// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MembershipToken} from "../src/MembershipToken.sol";
import {IMembershipToken} from "../src/interfaces/IMembershipToken.sol";
import {Test} from "./forge/Test.sol";

/// @dev Members who delegate, take back, get and lose votes, and trade where they may.
contract TokenHandler is Test {
    uint256 public constant PEOPLE = 5;

    MembershipToken private immutable _token;
    address private immutable _owner;

    /// @dev Ghosts: what was minted and burned in all.
    uint256 public minted;
    uint256 public burned;

    constructor(MembershipToken token_, address owner_) {
        (_token, _owner) = (token_, owner_);
        minted = token_.totalSupply();
    }

    function mint(uint256 to, uint256 votes) external {
        votes = bound(votes, 0, 1e30);
        vm.prank(_owner);
        _token.mint(person(to), votes);
        minted += votes;
    }

    function burn(uint256 from, uint256 votes) external {
        votes = bound(votes, 0, _token.balanceOf(person(from)));
        vm.prank(_owner);
        _token.burn(person(from), votes);
        burned += votes;
    }

    function transfer(uint256 from, uint256 to, uint256 votes) external {
        votes = bound(votes, 0, _token.balanceOf(person(from)));
        vm.prank(person(from));
        _token.transfer(person(to), votes);
    }

    function delegate(uint256 who, uint256 to) external {
        vm.prank(person(who));
        _token.delegate(to % 4 == 0 ? address(0) : person(to));
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 0, 100));
    }

    function person(uint256 which) public pure returns (address) {
        return address(uint160(0x100 + which % PEOPLE));
    }
}

contract MembershipTokenInvariants is Test {
    MembershipToken private token;
    TokenHandler private handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        address owner = address(0xD10);
        IMembershipToken.Member[] memory members = new IMembershipToken.Member[](1);
        members[0] = IMembershipToken.Member(address(0x100), 100e18);
        token = new MembershipToken("Membership", "VOTE", true, owner, members, new bytes32[](0));
        handler = new TokenHandler(token, owner);

        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = handler.mint.selector;
        selectors[1] = handler.burn.selector;
        selectors[2] = handler.transfer.selector;
        selectors[3] = handler.delegate.selector;
        selectors[4] = handler.wait.selector;
        target(address(handler), selectors);
    }

    function invariant_Token() public view {
        _everyBalanceVotesOnce();
        _supplyIsWhatWasMintedLessWhatWasBurned();
    }

    /// @dev Every unit votes once, with whom its holder chose: no vote is lost, stolen or doubled.
    function _everyBalanceVotesOnce() private view {
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            address delegatee = handler.person(i);
            uint256 votes = 0;
            for (uint256 j = 0; j < handler.PEOPLE(); ++j) {
                address holder = handler.person(j);
                if (token.delegates(holder) == delegatee) votes += token.balanceOf(holder);
            }
            vm.assertEq(token.getVotes(delegatee), votes, "votes");
        }
    }

    function _supplyIsWhatWasMintedLessWhatWasBurned() private view {
        uint256 balances = 0;
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            balances += token.balanceOf(handler.person(i));
        }
        vm.assertEq(token.totalSupply(), handler.minted() - handler.burned(), "supply");
        vm.assertEq(token.totalSupply(), balances, "balances");
    }
}
